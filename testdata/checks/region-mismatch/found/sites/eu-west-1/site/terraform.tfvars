terragrunt = {
  terraform {
    source = "../../../modules/site"
  }
}

certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/1"
