"""What Django reads: every concern together. Importing it starts nothing and makes no file."""

from merida.site.settings.apps import *
from merida.site.settings.database import *
from merida.site.settings.languages import *
from merida.site.settings.logs import *
from merida.site.settings.mail import *
from merida.site.settings.security import *
from merida.site.settings.signing_in import *
from merida.site.settings.storage import *
from merida.site.settings.working import *
