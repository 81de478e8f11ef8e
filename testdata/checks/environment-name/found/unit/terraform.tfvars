terragrunt = {
}

environment_variables = [
  {
    name  = "CODEBUILD_KEY"
    value = "a"
  },
  {
    name  = "DEPLOY-KEY"
    value = "b"
  },
  {
    name  = "STAGE"
    value = "dev"
  },
  {
    name  = "STAGE"
    value = "prod"
  },
]
