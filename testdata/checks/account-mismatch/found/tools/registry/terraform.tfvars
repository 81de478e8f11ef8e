terragrunt = {
  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}

reader_account_ids = ["628840175393", "90551364028", "6288401753934"]
