terragrunt = {
  dependencies {
    paths = ["../two", "../three"]
  }
}
