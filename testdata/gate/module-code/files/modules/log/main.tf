# logs
resource "null_resource" "log" {}
