output "vpc_id" {
  value = "v"
}
