; Added to electron-builder's NSIS template. test/integration/windowsInstaller.test.ts compiles these macros and runs them under
; wine; test/integration/windowsTemplate.test.ts compiles the template with them, and does not run it. Nothing was ever run on Windows.
; Ends the Fettle of the person who installs without a departure. What it cannot end (another person's, when SYSTEM installs), the
; template ends as it ends every program; that is no departure either.
!macro endRunning
  ${If} ${FileExists} "$INSTDIR\resources\bin\fettle.cmd"
    nsExec::Exec '"$SYSDIR\cmd.exe" /D /C ""$INSTDIR\resources\bin\fettle.cmd" quit --for-update"'
    Pop $0
  ${EndIf}
!macroend

!macro customInit
  !insertmacro endRunning
!macroend

!macro customUnInit
  !insertmacro endRunning
!macroend

!macro customInstall
  SetShellVarContext all
  ; Autostart for everybody; a silent installer must not start the app itself, it would run as SYSTEM.
  WriteRegStr HKLM "Software\Microsoft\Windows\CurrentVersion\Run" "Fettle" '"$INSTDIR\fettle.exe" --hidden'

  ; Everybody may make folders in ProgramData, so IT's must be there first, and closed: SYSTEM and administrators write,
  ; users read.
  CreateDirectory "$APPDATA\Fettle\policy.d"
  nsExec::Exec '"$SYSDIR\icacls.exe" "$APPDATA\Fettle" /inheritance:r /grant *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX'
  Pop $0

  ; IT's policy, if it lies beside the installer, as in a package of Intune.
  ${If} ${FileExists} "$EXEDIR\policy.d\*.json"
    CopyFiles /SILENT "$EXEDIR\policy.d\*.json" "$APPDATA\Fettle\policy.d"
  ${EndIf}
!macroend

!macro customUnInstall
  ; An update runs the old uninstaller too, and must keep the autostart.
  ${ifNot} ${isUpdated}
    SetShellVarContext all
    DeleteRegValue HKLM "Software\Microsoft\Windows\CurrentVersion\Run" "Fettle"
    ; Only what is empty: IT's own files stay.
    RMDir "$APPDATA\Fettle\policy.d"
    RMDir "$APPDATA\Fettle"
  ${endIf}
!macroend
