"""Addresses that every door with pages shares."""

from django.urls import path

from sharedcare.visiting.views import role

urlpatterns = [path("role", role, name="role")]
