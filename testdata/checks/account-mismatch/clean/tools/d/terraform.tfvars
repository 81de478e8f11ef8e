terragrunt = {
  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}

image = "905513640279.dkr.ecr.eu-west-1.amazonaws.com/d:1"
partner_role = "arn:aws:iam::417308226951:role/p"
