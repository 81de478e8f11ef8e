terraform {
  source = "../modules/app"
}
inputs = {
  replicas = {
    min  = 1
    maxx = 8
  }
  rules = {
    web = [{ port = 443, note = "TLS" }]
  }
}
