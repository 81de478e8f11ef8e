terragrunt = {
  terraform {
    source = "../../../modules//bucket"
  }
}

# strata:ignore repeated-name moves there next week
bucket_name = "shop-euw1-docs"
