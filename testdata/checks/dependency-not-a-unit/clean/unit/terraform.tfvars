terragrunt = {
  dependencies {
    paths = ["../other"]
  }
}
