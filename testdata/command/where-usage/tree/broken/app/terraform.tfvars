terragrunt = {
