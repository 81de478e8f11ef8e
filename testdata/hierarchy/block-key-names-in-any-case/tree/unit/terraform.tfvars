terragrunt {
  Iam_Role = "r"
  TERRAFORM {
    Source = "./m"
  }
}
