terragrunt = {
  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}

reader_account_ids = ["628840175393", "905513640278"]
billing_accounts   = ["12345678901"]
phone_numbers      = ["49301234567"]
