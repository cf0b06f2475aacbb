"""Bytes in any encoding: UTF-8 is UTF-8, what is declared is obeyed if it can be, and whatever is guessed is told."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.reading.encodings import LineDecoder, as_utf8, charset_of, declared_in, decode_text, is_wide

SWEDISH = "Bron i Åmynne är stängd. Räddningstjänsten var på plats i går, och öppnar den först på måndag."
POLISH = "Most został zamknięty we wtorek. Inżynierowie sprawdzą go w przyszłym tygodniu, mówią źródła."
RUSSIAN = "Мост закрыли во вторник. По словам мэра, он останется закрытым ещё несколько месяцев."

TEXTS = [
    (SWEDISH, "cp1252"),
    ("Die Brücke blieb geschlossen, „für Monate“, hieß es. Größere Schäden gäbe es nicht.", "cp1252"),
    ("Le pont a été fermé à l’été dernier – « pour toujours », a déclaré la maire.", "cp1252"),
    ("El puente cerró anoche, señaló la alcaldía; ¿reabrirá mañana? Nadie lo sabía.", "cp1252"),
    ("The café’s owner said on Friday – “for now” – that it would stay shut.", "cp1252"),
    (SWEDISH, "mac_roman"),
    (SWEDISH, "cp850"),
    (POLISH, "cp1250"),
    (POLISH, "iso8859_2"),
    ("Most zůstane uzavřen několik měsíců, řekl v úterý starosta. Škody jsou větší.", "cp1250"),
    ("A híd hónapokig zárva marad az őszi árvíz után, mondta kedden a műszaki vezető.", "cp1250"),
    ("Köprü aylarca kapalı kalacak. Şiddetli yağış sonrası hasar büyüktü, dedi başkan.", "cp1254"),
    ("Tiltas liks uždarytas kelis mėnesius, antradienį pareiškė meras. Žala didesnė.", "cp1257"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8_r"),
    (RUSSIAN, "iso8859_5"),
    ("Η γέφυρα θα παραμείνει κλειστή για μήνες μετά την πλημμύρα, είπε ο δήμαρχος.", "cp1253"),
    ("橋は数か月間閉鎖されたままになると市長は火曜日に述べた。被害は予想より大きい。", "cp932"),
    ("橋は数か月間閉鎖されたままになると市長は火曜日に述べた。被害は予想より大きい。", "euc_jp"),
    ("橋は数か月間閉鎖されたままになると市長は火曜日に述べた。", "iso2022_jp"),
    ("市长星期二表示，洪水过后，大桥将关闭数月。损失比预期的要大。", "gb18030"),
    ("市長星期二表示，洪水過後，大橋將關閉數月。損失比預期的要大。", "big5"),
    ("다리가 몇 달 동안 폐쇄될 것이라고 시장은 화요일에 말했다.", "cp949"),
    ("سيبقى الجسر مغلقا لأشهر بعد الفيضانات، كما قال رئيس البلدية يوم الثلاثاء.", "cp1256"),
    ("הגשר יישאר סגור במשך חודשים לאחר השיטפון, אמר ראש העיר ביום שלישי.", "cp1255"),
    ("สะพานจะปิดเป็นเวลาหลายเดือนหลังน้ำท่วม นายกเทศมนตรีกล่าว", "cp874"),
]


def test_what_is_utf_8_is_utf_8_whatever_it_declares() -> None:
    decoded = decode_text(SWEDISH.encode(), ["iso-8859-1", "koi8-r"])
    assert (decoded.text, decoded.codec, decoded.remark) == (SWEDISH, "utf-8", None)


@pytest.mark.parametrize(("text", "codec"), TEXTS, ids=[f"{codec}-{text[:8]}" for text, codec in TEXTS])
def test_an_encoding_that_is_not_declared_is_told_by_the_text_and_said(text: str, codec: str) -> None:
    decoded = decode_text(text.encode(codec))
    assert decoded.text == text
    if codec != "iso2022_jp":  # whose escapes say it
        assert "declares no encoding" in (decoded.remark or "")


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("x-sjis", "cp932"),
        ("gb2312", "gb18030"),
        (" 'BIG5' ", "big5"),
    ],
)
def test_what_is_declared_is_obeyed_and_needs_no_remark(label: str, codec: str) -> None:
    text = "–" if codec == "cp1252" else "大橋"
    decoded = decode_text(f"{text} 1".encode(codec), [label])
    assert (decoded.text, decoded.remark) == (f"{text} 1", None)


@pytest.mark.parametrize("label", ["utf-8", "no-such-thing", "rot13", "", "big5", "iso-8859-1"])
def test_a_false_or_unknown_declaration_does_not_spoil_the_text(label: str) -> None:
    decoded = decode_text(RUSSIAN.encode("cp1251"), [label])
    assert decoded.text == RUSSIAN
    assert "Windows-1251" in (decoded.remark or "")


def test_of_two_declarations_the_first_that_fits_counts() -> None:
    assert decode_text("Łódź".encode("cp1250"), ["windows-1250", "iso-8859-1"]).text == "Łódź"
    assert decode_text("Łódź".encode("cp1250"), ["utf-8", "windows-1250"]).text == "Łódź"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_or_the_zeros_of_wide_letters_say_it(codec: str) -> None:
    decoded = decode_text(SWEDISH.encode(codec), ["koi8-r"])
    assert (decoded.text, decoded.remark) == (SWEDISH, None)


def test_a_few_broken_characters_leave_utf_8_what_it_is() -> None:
    data = (SWEDISH * 20).encode().replace("å".encode(), b"\xe5", 1)
    decoded = decode_text(data, ["iso-8859-1"])
    assert decoded.text == (SWEDISH * 20).replace("å", "\ufffd", 1)
    assert "1 character is no UTF-8" in (decoded.remark or "")


def test_a_text_that_is_cut_within_a_character_is_read_up_to_there() -> None:
    decoded = decode_text("Bron är öppen på".encode()[:-1])
    assert decoded.text == "Bron är öppen p"
    assert "cut off" in (decoded.remark or "")


@pytest.mark.parametrize(("text", "codec"), TEXTS[:19], ids=[codec for _, codec in TEXTS[:19]])
def test_lines_in_another_encoding_are_read_in_that(text: str, codec: str) -> None:
    data = f"{SWEDISH}\n{RUSSIAN}\n{SWEDISH}\n".encode() + text.encode(codec)
    decoded = decode_text(data)
    assert decoded.text == f"{SWEDISH}\n{RUSSIAN}\n{SWEDISH}\n{text}"
    assert (decoded.remark or "").startswith("line 4 is not UTF-8")


@pytest.mark.parametrize("misread", ["cp1252", "latin-1", "mac_roman", "cp1251"])
def test_a_line_that_was_once_read_in_a_wrong_encoding_is_put_right(misread: str) -> None:
    text = f"Först.\n{SWEDISH.encode().decode(misread)}\nSist, på kvällen."
    decoded = decode_text(text.encode())
    assert decoded.text == f"Först.\n{SWEDISH}\nSist, på kvällen."
    assert (decoded.remark or "").startswith("1 line had been saved in a wrong encoding")


@pytest.mark.parametrize(
    "text",
    [
        *(text for text, _ in TEXTS),
        "SÃO PAULO – a “GRANDE” CIDADE",
        "L’île d’Yeu, à 10 °C, n’était pas prête… « Ça va », dit-elle.",
        "BẢN TIN: Cầu bị đóng cửa sau trận lũ, thị trưởng cho biết hôm thứ Ba.",
        "Ã",
    ],
)
def test_a_text_that_is_as_it_was_meant_is_left_alone(text: str) -> None:
    decoded = decode_text(text.encode())
    assert (decoded.text, decoded.remark) == (text, None)


def test_mending_can_be_left_out_for_text_that_is_taken_as_it_is() -> None:
    text = SWEDISH.encode().decode("cp1252")
    assert decode_text(text.encode(), mending=False).text == text


@given(st.binary(max_size=400), st.lists(st.sampled_from(["utf-8", "latin-1", "gbk", "x", "utf-7"]), max_size=2))
def test_no_bytes_make_it_fail_and_the_same_bytes_give_the_same_text(data: bytes, declared: list[str]) -> None:
    assert decode_text(data, declared) == decode_text(data, declared)


@given(st.text(max_size=200).filter(lambda text: not is_wide(text.encode()) and not text.startswith("\ufeff")))
def test_utf_8_is_never_changed_where_nothing_is_mended(text: str) -> None:
    if "\x1b$" not in text:
        assert decode_text(text.encode(), ["latin-1"], mending=False).text == text


def test_lines_are_decoded_one_by_one_and_the_odd_ones_alike() -> None:
    lines = [SWEDISH.encode(), "Łódź".encode("cp1250"), POLISH.encode("cp1250"), SWEDISH.encode()]
    decoder = LineDecoder(sample=b"\n".join(lines))
    assert [decoder.text(line, number) for number, line in enumerate(lines, start=1)] == [
        SWEDISH,
        "Łódź",
        POLISH,
        SWEDISH,
    ]
    assert (decoder.remark or "").startswith("2 lines (2, 3) are not UTF-8, read as Windows-1250")


def test_lines_that_are_all_utf_8_leave_nothing_to_say() -> None:
    decoder = LineDecoder(sample=SWEDISH.encode()[:3])
    assert decoder.text(SWEDISH.encode(), 1) == SWEDISH
    assert decoder.remark is None


@pytest.mark.parametrize("codec", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_a_wide_stream_is_passed_on_as_utf_8_in_any_pieces(codec: str) -> None:
    text = f'<?xml version="1.0" encoding="UTF-16" standalone="yes"?>\n<a>{SWEDISH * 3000}</a>'
    stream = as_utf8(io.BufferedReader(io.BytesIO(text.encode(codec)), 1 << 16))
    pieces = list(iter(lambda: stream.read(777), b""))
    assert b"".join(pieces).decode() == text.replace(' encoding="UTF-16"', "")


def test_a_stream_that_is_not_wide_is_passed_on_as_it_is() -> None:
    stream = io.BufferedReader(io.BytesIO(SWEDISH.encode()))
    assert as_utf8(stream) is stream


@pytest.mark.parametrize(
    ("header", "charset"),
    [("text/html; charset=UTF-8", "UTF-8"), ('text/html;charset="koi8-r"', "koi8-r"), ("text/html", None), ("", None)],
)
def test_the_charset_of_a_content_type(header: str, charset: str | None) -> None:
    assert charset_of(header) == charset


@pytest.mark.parametrize(
    ("page", "header", "declared"),
    [
        ('<html><head><meta charset="koi8-r">', "", ["koi8-r"]),
        ("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=big5'>", "", ["big5"]),
        ('<?xml version="1.0" encoding="iso-8859-2"?><html>', "", ["iso-8859-2"]),
        ('<meta charset="utf-8">', "text/html; charset=windows-1251", ["windows-1251", "utf-8"]),
        ("<p>charset=x</p>", "", []),
    ],
)
def test_what_a_page_and_its_header_declare_the_header_first(page: str, header: str, declared: list[str]) -> None:
    assert declared_in(page.encode(), header) == declared
