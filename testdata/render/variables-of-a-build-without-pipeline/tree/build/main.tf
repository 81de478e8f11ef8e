variable "aws_region" {
  type = string
}
variable "app" {
  type = string
}
variable "repository" {
  type = string
}
variable "branch" {
  type = string
}
variable "codebuild_image" {
  type = string
}
variable "source_type" {
  type = string
}
variable "service" {
  type = string
}
