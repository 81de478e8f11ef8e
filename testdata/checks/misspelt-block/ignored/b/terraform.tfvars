# strata:ignore misspelt-block of another tool
terragrun = {
  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}
