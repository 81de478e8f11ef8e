terragrunt = {
  include { path = "${find_in_parent_folders()}" }
  terraform { source = "../../app" }
}

account = "${get_aws_account_id()}"
role    = "arn:aws:iam::${get_aws_account_id()}:role/deploy"
size    = 1
