terragrunt = {
  terraform {
    source = "../modules/role"
  }
}

trusted = ["arn:aws:iam::111122223333:root"]

policy = <<JSON
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:*",
      "Resource": "*"
    }
  ]
}
JSON
