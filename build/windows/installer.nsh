; Added to electron-builder's NSIS template. Never compiled with it on Windows; see docs/install.md.
!macro customInstall
  ; Autostart for everybody; a silent installer must not start the app itself, it would run as SYSTEM.
  WriteRegStr HKLM "Software\Microsoft\Windows\CurrentVersion\Run" "Fettle" '"$INSTDIR\fettle.exe" --hidden'
!macroend

!macro customUnInstall
  ; An update runs the old uninstaller too, and must keep the autostart.
  ${ifNot} ${isUpdated}
    DeleteRegValue HKLM "Software\Microsoft\Windows\CurrentVersion\Run" "Fettle"
  ${endIf}
!macroend
