terragrunt = {
  terraform {
    source = "../../../modules//bucket"
  }
}

bucket_name = "shop-use1-docs"
