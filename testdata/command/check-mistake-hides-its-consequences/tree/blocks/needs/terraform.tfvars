terragrunt = {
  dependencies {
    paths = ["../misspelt"]
  }
}
