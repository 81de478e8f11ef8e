terragrunt = {
  terraform {
    source = "../../../modules//queue"
  }
}

# strata:ignore repeated-name moves there next week
queue_name = "shop-mail"
