from paperdigest.redaction import Redactor, is_secret

KEY = "canary+0123/canary"


def test_keys_passwords_and_the_webhook_are_taken_out_in_each_form() -> None:
    world = {
        "GEMINI_API_KEY": f" {KEY}\n",
        "SMTP_PASSWORD": "correct horse",
        "PAPERDIGEST_WEBHOOK_URL": "https://hooks.example.org/abcdefgh",
        "HTTPS_PROXY": "http://me:swordfish@proxy.example:8080",
    }
    redact = Redactor(world).redact
    said = f"{KEY} canary%2B0123%2Fcanary correct horse https://hooks.example.org/abcdefgh swordfish"
    assert redact(said) == " ".join(["[secret]"] * 5)
    assert redact("see http://you:pass@host/x?token=abc") == "see http://host/x?token=…"


def test_what_is_short_or_no_secret_stays() -> None:
    world = {"OPENAI_API_KEY": "none", "OPENAI_BASE_URL": "http://127.0.0.1:8080/v1", "ALL_PROXY": "http://[@"}
    assert Redactor(world).redact("none of http://127.0.0.1:8080/v1") == "none of http://127.0.0.1:8080/v1"


def test_names() -> None:
    assert is_secret("OPENAI_API_KEY")
    assert is_secret("smtp_password")
    assert not is_secret("PATH")
