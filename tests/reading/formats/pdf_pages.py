"""PDFs as small as they can be: lines of text at places on pages."""

from __future__ import annotations

Line = tuple[int, int, int, str]
"""From the left and from the bottom, in points; the size of its letters; its words."""


def pdf(*pages: list[Line], about: str = "") -> bytes:
    """A PDF of pages of A4. `about` are entries of its information: `/Title (Bridge)`."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        content = "".join(f"BT /F {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET\n" for x, y, size, text in lines)
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}endstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {about} >>")
    body = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    body_end = len(body)
    count = len(objects) + 1
    body += f"xref\n0 {count}\n0000000000 65535 f \n{table}"
    body += f"trailer << /Size {count} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{body_end}\n%%EOF\n"
    return body.encode("latin-1")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def paragraph(x: int, y: int, *lines: str) -> list[Line]:
    """Lines one below the other, the first at `y`."""
    return [(x, y - 14 * number, 11, line) for number, line in enumerate(lines)]
