terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }

  terraform {
    source = "../../../modules//role"
  }
}

name = "shop-prod"
key_arn = "arn:aws:kms:eu-west-1:410987654322:key/shop"

topic_arn = "arn:aws:sns:eu-west-1:410987654322:shop"

queue_arn = "arn:aws:sqs:eu-west-1:410987654322:shop"
