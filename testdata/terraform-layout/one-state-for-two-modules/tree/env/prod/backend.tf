terraform {
  backend "gcs" {
    bucket = "acme-state"
    prefix = "prod"
  }
}
