terragrunt = {
  dependencies {
    paths = ["../one"]
  }
}
