terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }

  terraform {
    source = "../../../modules//role"
  }
}

name = "shop-staging"
key_arn = "arn:aws:kms:eu-west-1:310987654329:key/shop"

topic_arn = "arn:aws:sns:eu-west-1:310987654329:shop"

queue_arn = "arn:aws:sqs:eu-west-1:310987654329:shop"
