terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }

  terraform {
    source = "../../../modules//role"
  }
}

name = "shop-dev"
key_arn = "arn:aws:kms:eu-west-1:210987654321:key/shop"

topic_arn = "arn:aws:sns:eu-west-1:210987654321:shop"

queue_arn = "arn:aws:sqs:eu-west-1:210987654321:shop"
