terragrunt = {
  terraform {
    source = "../../../modules//queue"
  }
}

queue_name = "shop-mail"
