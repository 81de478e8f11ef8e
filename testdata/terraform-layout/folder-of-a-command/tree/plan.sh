#!/bin/sh
terraform -chdir=infra plan -var-file=../dev.tfvars
