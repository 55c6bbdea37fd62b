"""How people get in: address, port, code, Wi-Fi, QR codes, the poster; draws no screen and serves no page."""
