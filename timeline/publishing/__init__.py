"""Built topics on wiki pages: one way of doing it (`publisher.py`), and a client for each kind of wiki."""
