terragrunt = {
  dependencies {
    paths = ["../two"]
  }
}
