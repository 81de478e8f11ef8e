terragrunt = {
}

environment_variables = [
  {
    # strata:ignore environment-name
    name  = "CODEBUILD_KEY"
    value = "a"
  },
]
