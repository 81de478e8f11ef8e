variable "name" {}

variable "account_id" {}

variable "role_arn" {}

variable "key_arn" {}

variable "topic_arn" {}

variable "queue_arn" {}

terraform {
  backend "s3" {}
}
