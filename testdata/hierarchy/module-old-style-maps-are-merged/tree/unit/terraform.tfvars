terragrunt = {
  terraform {
    source = "../module"
  }
}

tags = {
  A = "unit"
}
labels = {
  A = "unit"
}
text = "unit"
