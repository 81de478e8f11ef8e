terragrunt = {
  terraform {
    source = "../modules/m"
  }
}

sizes = {
  memory = "1024"
}
