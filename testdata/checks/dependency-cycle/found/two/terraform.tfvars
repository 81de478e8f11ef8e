terragrunt = {
  dependencies {
    paths = ["../three"]
  }
}
