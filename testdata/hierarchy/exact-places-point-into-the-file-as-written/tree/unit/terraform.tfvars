terragrunt {
  iam_role = "${get_tfvars_dir()}-${get_tfvars_dir()}"  skip = "no"
}
