#!/bin/bash
plan() {
  terraform -chdir=infra plan -var-file="$1.tfvars" -var "size=${0}"
}
plan dev
plan prod
