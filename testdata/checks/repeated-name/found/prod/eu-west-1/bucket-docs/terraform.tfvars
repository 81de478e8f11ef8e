terragrunt = {
  terraform {
    source = "../../../modules//bucket"
  }
}

bucket_name = "shop-euw1-docs"
