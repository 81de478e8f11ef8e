terraform {
  source = "../modules/app"
}
inputs = {
  replicas = { min = 1, max = 8 }
  rules = {
    web = [{ port = 443 }]
  }
}
