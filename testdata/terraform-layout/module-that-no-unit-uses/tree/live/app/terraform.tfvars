terragrunt = {
  terraform {
    source = "../../blocks//app"
  }
}

name = "a"
