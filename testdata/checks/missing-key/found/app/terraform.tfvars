terragrunt = {
  terraform {
    source = "../modules/m"
  }
}

sizes = {
  cpus = "2"
  disk = "20"
}
