"""Files that hold other documents: packed files, ZIP, tar and web archives. Nothing is ever written where a name in
them says, and what they unpack to is bounded."""
