terragrunt = {
  terraform {
    source = "../modules/role"
  }
}

trusted = ["*"]

policy = <<JSON
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "*",
      "Resource": "*"
    }
  ]
}
JSON
