locals {
  bucket = "CHANGEME"
}
inputs = merge({
  role_arn = "arn:aws:iam::xxxxxxxxxxxx:role/deploy"
}, {
  bucket = local.bucket
})
