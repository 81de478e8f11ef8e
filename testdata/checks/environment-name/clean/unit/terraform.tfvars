terragrunt = {
}

environment_variables = [
  {
    name  = "DEPLOY_KEY"
    value = "b"
  },
  {
    name  = "_stage2"
    value = "dev"
  },
]
