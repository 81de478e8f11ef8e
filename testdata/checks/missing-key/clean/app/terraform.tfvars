terragrunt = {
  terraform {
    source = "../modules/m"
  }
}

sizes = {
  cpu  = "2"
  disk = "20"
}

names = {
  long = "abc"
}
