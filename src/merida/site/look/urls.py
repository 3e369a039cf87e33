"""The address of the theme switch."""

from django.urls import path

from merida.site.look.themes import set_theme

app_name = "look"
urlpatterns = [path("theme", set_theme, name="theme")]
