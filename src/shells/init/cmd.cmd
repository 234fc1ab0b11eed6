@rem `call awsenv-init assume prod` in a batch file; `awsenv-init doskey` makes `awsenv` do the same where you type.
@if "%~1"=="doskey" (doskey awsenv=call "%~f0" $*) & goto :eof
@for %%a in (assume session unset) do @if "%~1"=="%%a" goto evaluate
:show
@awsenv %*
@goto :eof
:evaluate
@for %%a in (%*) do @for %%b in (-h --help --version --print --shell --format) do @if "%%~a"=="%%b" goto show
@for /f "delims=" %%i in ('awsenv %* --shell cmd ^|^| call echo cmd /c exit %%^^errorlevel%%') do @%%i
